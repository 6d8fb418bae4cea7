package org.practicepress.review.webhook;

import java.net.InetAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TargetTests {

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
			"100.64.0.1", "192.0.0.1", "198.18.0.1", "::1", "fc00::1", "fdff::1", "fec0::1", "::ffff:10.0.0.1",
			"64:ff9b::7f00:1", "2002:7f00:1::", "2130706433" })
	void privateAddressesAreCalledOnlyWhereThatIsWanted(String address) throws Exception {
		assertThat(Target.isCallable(InetAddress.getByName(address), false)).isFalse();
		assertThat(Target.isCallable(InetAddress.getByName(address), true)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "169.254.169.254", "169.254.0.1", "fe80::1", "fd00:ec2::254", "168.63.129.16",
			"100.100.100.200", "0.0.0.0", "0.1.2.3", "224.0.0.1", "255.255.255.255", "240.0.0.1", "::", "ff02::1",
			"::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::", "2001::1" })
	void nobodyCallsWhatMachinesAskAboutThemselves(String address) throws Exception {
		assertThat(Target.isCallable(InetAddress.getByName(address), true)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
			"64:ff9b::5db8:d70e" })
	void publicAddressesAreCalled(String address) throws Exception {
		assertThat(Target.isCallable(InetAddress.getByName(address), false)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "http://example.org", "ftp://example.org/", "https://", "https://ana:b@example.org/",
			"https://example.org/#a", "https://example.org/a b", "https://example.org/\r\nX: y", "//example.org",
			"https://exämple.org/", "javascript:alert(1)" })
	void otherAddressesAreNone(String address) {
		assertThat(Target.of(address, false)).isEmpty();
	}

	@Test
	void addressIsTakenApart() {
		Target target = Target.of(" https://example.org:8443/a/b?c=d ", false).orElseThrow();
		assertThat(target.host()).isEqualTo("example.org");
		assertThat(target.port()).isEqualTo(8443);
		assertThat(target.path()).isEqualTo("/a/b?c=d");
		assertThat(Target.of("https://example.org", false).orElseThrow()).returns(443, Target::port)
			.returns("/", Target::path);
		assertThat(Target.of("http://[::1]/", true).orElseThrow()).returns(80, Target::port)
			.returns(false, Target::encrypted);
		assertThat(Target.of("https://example.org/" + "x".repeat(500), false)).isEmpty();
	}

}
