# Sourced by ./build and ./sawatch. Exports JAVA_HOME and sets JDK_MAJOR, or says what to install and exits.

JDK_NEEDED=21

# Reads the release file where there is one: starting every JDK just to ask its version would be slow.
jdk_major() {
    [ -x "$1/bin/javac" ] || return 1
    jdk_version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
    [ -n "$jdk_version" ] || jdk_version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    [ -n "$jdk_version" ] && echo "$jdk_version"
}

jdk_use() {
    jdk_found=$(jdk_major "$1") && [ "$jdk_found" -ge "$JDK_NEEDED" ] || return 1
    JAVA_HOME=$1
    JDK_MAJOR=$jdk_found
    export JAVA_HOME
}

jdk_on_path() {
    command -v javac >/dev/null 2>&1 || return 1
    # Asking javac costs half a second, so follow links first; macOS has a launcher there instead of a link.
    jdk_link=$(readlink -f "$(command -v javac)" 2>/dev/null) && jdk_link=${jdk_link%/bin/javac} &&
        [ -f "$jdk_link/release" ] && echo "$jdk_link" && return
    javac -J-XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

jdk_newest_installed() {
    jdk_best=
    jdk_best_major=0
    for jdk_home in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        jdk_candidate=$(jdk_major "$jdk_home") || continue
        if [ "$jdk_candidate" -gt "$jdk_best_major" ]; then
            jdk_best=$jdk_home
            jdk_best_major=$jdk_candidate
        fi
    done
    if [ -z "$jdk_best" ] && [ -x /usr/libexec/java_home ]; then
        jdk_best=$(/usr/libexec/java_home -v "$JDK_NEEDED+" 2>/dev/null)
    fi
    echo "$jdk_best"
}

if ! { [ -n "${JAVA_HOME:-}" ] && jdk_use "$JAVA_HOME"; } &&
    ! jdk_use "$(jdk_on_path)" &&
    ! jdk_use "$(jdk_newest_installed)"; then
    cat >&2 <<EOF
Sawatch needs a full JDK (with javac), version $JDK_NEEDED or newer, and found none in JAVA_HOME, on the PATH
or in the usual places. Install one, for example:
  Debian, Ubuntu:  apt install openjdk-21-jdk-headless
  Fedora:          dnf install java-21-openjdk-devel
  macOS:           brew install openjdk@21
or set JAVA_HOME to one that is installed elsewhere.
EOF
    exit 1
fi

require_maven() {
    if command -v mvn >/dev/null 2>&1; then
        # Maven's own libraries make these JDKs print warnings that nobody here can act on; older JDKs refuse the option.
        case $JDK_MAJOR in
            24 | 25) export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}" ;;
        esac
        return
    fi
    echo "Sawatch is built with Maven 3.8.7 or newer, and there is no mvn on the PATH. Install the package maven." >&2
    exit 1
}
