# Sourced by mvnw and tributary: sets JAVA_HOME to a JDK 25, or says what is missing and ends with 1.
# Looks, in order, at TRIBUTARY_JDK, JAVA_HOME, `java` on the PATH, and the places where JDKs usually lie.

jdk_is_25() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release"
}

jdk_candidates() {
  [ -z "${TRIBUTARY_JDK-}" ] || printf '%s\n' "$TRIBUTARY_JDK"
  [ -z "${JAVA_HOME-}" ] || printf '%s\n' "$JAVA_HOME"
  if on_path=$(command -v javac); then
    on_path=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
    printf '%s\n' "${on_path%/bin/javac}"
  fi
  for home in /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
    "$HOME"/.asdf/installs/java/* "$HOME"/.jabba/jdk/*; do
    [ ! -d "$home" ] || printf '%s\n' "$home"
  done
}

find_jdk_25() {
  found=$(jdk_candidates | while IFS= read -r home; do
    if jdk_is_25 "$home"; then
      printf '%s' "$home"
      break
    fi
  done)
  if [ -z "$found" ]; then
    printf '%s\n' 'Tributary needs a JDK 25 and found none.' \
      'Install one (any vendor), or set JAVA_HOME or TRIBUTARY_JDK to where it lies.' >&2
    exit 1
  fi
  JAVA_HOME=$found
  export JAVA_HOME
}
