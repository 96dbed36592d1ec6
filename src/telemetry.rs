//! Log subscriber and metrics exporter.

use crate::config::Log;
use crate::config::LogFormat;
use metrics_exporter_prometheus::Matcher;
use metrics_exporter_prometheus::PrometheusBuilder;
use metrics_exporter_prometheus::PrometheusHandle;
use std::io::IsTerminal;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Upper bounds in seconds: dense around what a turnstile notices, sparse above the decision deadline.
const SECONDS: &[f64] = &[
    0.000_1, 0.000_25, 0.000_5, 0.001, 0.002, 0.003, 0.005, 0.007_5, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0,
    2.5, 5.0, 10.0, 30.0,
];

/// Upper bounds of counts such as the changes in a batch.
const COUNTS: &[f64] = &[1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0, 1024.0, 2048.0, 4096.0];

/// How often raw observations are folded into buckets, so that they cannot pile up between two scrapes.
const UPKEEP: Duration = Duration::from_secs(5);

static RECORDER: Mutex<Option<PrometheusHandle>> = Mutex::new(None);

/// Why logging or metrics cannot start.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    #[error("`log.level` is not a filter: {0}")]
    Filter(#[from] tracing_subscriber::filter::ParseError),
    #[error("logging was already started in this process")]
    AlreadyLogging,
    #[error("the metrics recorder cannot start: {0}")]
    Metrics(#[from] metrics_exporter_prometheus::BuildError),
    #[error("a thread cannot start: {0}")]
    Thread(#[from] std::io::Error),
}

/// Starts logging to standard error. Once per process.
pub fn start_logging(log: &Log) -> Result<(), TelemetryError> {
    let filter: EnvFilter = log.level.parse()?;
    let registry = tracing_subscriber::registry().with(filter);
    let started = match log.format {
        LogFormat::Json => {
            let lines = fmt::layer().json().flatten_event(true).with_current_span(true).with_span_list(false);
            registry.with(lines.with_writer(std::io::stderr)).try_init()
        }
        LogFormat::Pretty => {
            let colours = std::io::stderr().is_terminal();
            let lines = fmt::layer().compact().with_target(false).with_ansi(colours);
            registry.with(lines.with_writer(std::io::stderr)).try_init()
        }
    };
    started.map_err(|_| TelemetryError::AlreadyLogging)
}

/// Starts the recorder that `signals` writes to, once per process; later calls give the same one.
/// The handle renders `/metrics`.
pub fn start_metrics() -> Result<PrometheusHandle, TelemetryError> {
    let mut started = RECORDER.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(handle) = started.as_ref() {
        return Ok(handle.clone());
    }
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), SECONDS)?
        .set_buckets(COUNTS)?
        .install_recorder()?;
    *started = Some(handle.clone());
    let upkeep = handle.clone();
    std::thread::Builder::new().name("metrics-upkeep".to_owned()).spawn(move || {
        loop {
            std::thread::sleep(UPKEEP);
            upkeep.run_upkeep();
        }
    })?;
    Ok(handle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_rise() {
        for bounds in [SECONDS, COUNTS] {
            assert!(bounds.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }

    #[test]
    fn histograms_have_buckets_by_suffix() {
        let recorder = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), SECONDS)
            .and_then(|builder| builder.set_buckets(COUNTS))
            .expect("the bounds are not empty")
            .build_recorder();
        metrics::with_local_recorder(&recorder, || {
            metrics::histogram!("example_seconds").record(0.004);
            metrics::histogram!("example_size").record(3.0);
        });
        let text = recorder.handle().render();
        assert!(text.contains("example_seconds_bucket{le=\"0.005\"} 1"), "{text}");
        assert!(text.contains("example_size_bucket{le=\"2\"} 0"), "{text}");
    }
}
