//! A ticket's code as a picture. The same code is the same picture, every time.

use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder, Luma};
use qrcode::render::{svg, unicode};
use qrcode::{EcLevel, QrCode};

/// Side of the picture, in pixels, at least.
const SIDE_MIN: u32 = 320;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QrError {
    #[error("the text does not fit into a QR code")]
    TooLong,
    #[error("the picture could not be written")]
    NotWritten,
}

pub fn svg(code: &str) -> Result<String, QrError> {
    Ok(draw(code)?.render::<svg::Color<'_>>().min_dimensions(SIDE_MIN, SIDE_MIN).build())
}

pub fn png(code: &str) -> Result<Vec<u8>, QrError> {
    let picture = draw(code)?.render::<Luma<u8>>().min_dimensions(SIDE_MIN, SIDE_MIN).build();
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes)
        .write_image(picture.as_raw(), picture.width(), picture.height(), ExtendedColorType::L8)
        .map_err(|_| QrError::NotWritten)?;
    Ok(bytes)
}

/// For a terminal, two rows of the code a line, with its quiet margin. Dark and light are those of a dark terminal.
pub fn terminal(text: &str) -> Result<String, QrError> {
    let code = QrCode::with_error_correction_level(text, EcLevel::L).map_err(|_| QrError::TooLong)?;
    let (dark, light) = (unicode::Dense1x2::Light, unicode::Dense1x2::Dark);
    Ok(code.render::<unicode::Dense1x2>().dark_color(dark).light_color(light).build())
}

fn draw(code: &str) -> Result<QrCode, QrError> {
    QrCode::with_error_correction_level(code, EcLevel::M).map_err(|_| QrError::TooLong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_code_is_the_same_picture() {
        let code = format!("GH1.{}.{}", "A".repeat(63), "B".repeat(86));
        assert!(svg(&code).expect("it fits").contains("<svg"));
        let picture = png(&code).expect("it fits");
        assert!(picture.starts_with(b"\x89PNG"));
        assert_eq!(picture, png(&code).expect("it fits"));
        assert_ne!(picture, png("another").expect("it fits"));
        assert_eq!(svg(&"x".repeat(5_000)), Err(QrError::TooLong));
    }
}
