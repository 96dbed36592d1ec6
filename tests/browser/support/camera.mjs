// A film for Chromium's fake camera: the QR code of a real ticket, as the gateway draws it, held before a phone.

import { writeFileSync } from "node:fs";
import { inflateSync } from "node:zlib";

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES_A_SECOND = 5;
const WALL = 0xc8;

/** The switches of a Chromium whose camera shows the film, and asks nobody whether it may. */
export function filming(file) {
  return ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${file}`];
}

/** Writes a film (YUV4MPEG2) that shows each picture for a second, over and over. A picture is a PNG, or null for a bare wall. */
export function film(file, pictures) {
  const colours = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const parts = [Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_A_SECOND}:1 Ip A1:1 C420jpeg\n`)];
  for (const picture of pictures) {
    const grey = scene(picture && grayscale(picture));
    for (let n = 0; n < FRAMES_A_SECOND; n += 1) parts.push(Buffer.from("FRAME\n"), grey, colours);
  }
  writeFileSync(file, Buffer.concat(parts));
}

/** The picture in the middle of the wall, three quarters as high. */
function scene(picture) {
  const grey = Buffer.alloc(WIDTH * HEIGHT, WALL);
  if (!picture) return grey;
  const side = Math.round(HEIGHT * 0.75);
  const [left, top] = [Math.round((WIDTH - side) / 2), Math.round((HEIGHT - side) / 2)];
  for (let y = 0; y < side; y += 1) {
    const from = Math.floor((y * picture.height) / side) * picture.width;
    for (let x = 0; x < side; x += 1) {
      grey[(top + y) * WIDTH + left + x] = picture.grey[from + Math.floor((x * picture.width) / side)];
    }
  }
  return grey;
}

/** Reads a PNG of eight-bit grey, which is what the gateway makes. */
function grayscale(png) {
  const parts = [];
  let [width, height] = [0, 0];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const kind = png.toString("latin1", at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (kind === "IHDR") {
      [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
      if (data[8] !== 8 || data[9] !== 0) throw new Error("the picture of the code is not eight-bit grey any more");
    } else if (kind === "IDAT") parts.push(data);
    at += length + 12;
  }
  return { width, height, grey: unfiltered(inflateSync(Buffer.concat(parts)), width, height) };
}

/** Takes the filters of PNG off, line by line: left, above, their mean, or Paeth's choice of three. */
function unfiltered(lines, width, height) {
  const grey = Buffer.alloc(width * height);
  for (let y = 0; y < height; y += 1) {
    const filter = lines[y * (width + 1)];
    for (let x = 0; x < width; x += 1) {
      const left = x > 0 ? grey[y * width + x - 1] : 0;
      const above = y > 0 ? grey[(y - 1) * width + x] : 0;
      const corner = x > 0 && y > 0 ? grey[(y - 1) * width + x - 1] : 0;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter];
      grey[y * width + x] = (lines[y * (width + 1) + 1 + x] + guess) & 0xff;
    }
  }
  return grey;
}

function paeth(left, above, corner) {
  const guess = left + above - corner;
  const [a, b, c] = [left, above, corner].map((value) => Math.abs(guess - value));
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}
