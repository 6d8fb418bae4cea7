# Where the JDK is that Practice Press is built and run with; read by practice-press and benchmarks/run.
oldest=21

# The feature version of a JDK's java, or 0.
version_of() {
	"$1" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1 | grep . || echo 0
}

# The first JDK that is new enough: JAVA_HOME, the PATH, then where systems put them.
find_jdk() {
	for java in "${JAVA_HOME:-/nonexistent}/bin/java" "$(command -v java || echo /nonexistent)" \
		/usr/lib/jvm/*/bin/java /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java \
		"$HOME"/.sdkman/candidates/java/*/bin/java "$HOME"/.jdks/*/bin/java; do
		if [ -x "$java" ] && [ -x "${java}c" ] && [ "$(version_of "$java")" -ge "$oldest" ]; then
			echo "$java"
			return
		fi
	done
	echo "Practice Press needs a JDK $oldest or newer: install one, or point JAVA_HOME at it." >&2
	return 1
}

# What a JDK of some version is told, so that it does not speak of what is known: from 23 up a library's use of Unsafe.
quiet_for() {
	[ "$1" -lt 23 ] || echo --sun-misc-unsafe-memory-access=allow
}
