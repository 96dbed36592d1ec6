# The gateway alone: it needs a Redis (append-only file on, noeviction) and a Postgres beside it, see compose.yaml.
#   docker build -t gatehouse .

FROM rust:1.95-bookworm AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/build/target \
    cargo build --release --locked --bin gatehouse && cp target/release/gatehouse /gatehouse

FROM debian:bookworm-slim
# Roots for TLS to Redis and Postgres are in the binary; these are for key sets fetched by URL.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /gatehouse /usr/local/bin/gatehouse
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/gatehouse gatehouse
USER gatehouse
WORKDIR /var/lib/gatehouse
VOLUME /var/lib/gatehouse
ENV GATEHOUSE_DATA_DIR=/var/lib/gatehouse \
    GATEHOUSE_SERVER__BIND=0.0.0.0:8080 \
    GATEHOUSE_SERVER__OPS_BIND=0.0.0.0:9464
EXPOSE 8080 9464
ENTRYPOINT ["gatehouse"]
CMD ["serve"]
