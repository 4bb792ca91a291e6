# syntax=docker/dockerfile:1
# One image for every role; which one is the command: `up`, `ingest`, `enrich`, `publish`.

FROM eclipse-temurin:25-jdk AS build
# Where Maven itself is fetched from (see mvnw); empty: Apache's archive.
ARG MVNW_REPOURL=""
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -q -Dmaven.test.skip=true -pl app -am package

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /data --no-create-home tributary \
 && install -d -o tributary -g tributary /data
COPY --from=build /build/app/target/tributary /opt/tributary
USER tributary
# A configuration that names no data folder keeps its data in ./data. Besides that volume only /tmp is written, where Kafka's
# compression and the language model unpack native code: with a read-only root (`docker run --read-only --tmpfs /tmp:exec`) nothing else is missed.
WORKDIR /data
VOLUME /data
# As a list: the JVM is the container's first process and hears SIGTERM itself. The same flags as in ./tributary;
# others, such as a larger -Xmx, come by the environment: JDK_JAVA_OPTIONS.
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
  "-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-jar", "/opt/tributary/tributary.jar"]
CMD ["--help"]
