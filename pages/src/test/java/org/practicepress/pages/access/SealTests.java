package org.practicepress.pages.access;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SealTests {

	private static final byte[] WORDS = "words".getBytes(StandardCharsets.UTF_8);

	private final Seal seal = new Seal(new byte[32], "this");

	@Test
	void opensWhatItHasClosedAndNeverClosesTheSameWay() {
		byte[] sealed = this.seal.close(WORDS);
		assertThat(this.seal.open(sealed)).hasValue(WORDS);
		assertThat(this.seal.close(WORDS)).isNotEqualTo(sealed);
		assertThat(this.seal.open(this.seal.close(new byte[0]))).hasValue(new byte[0]);
	}

	@Test
	void opensNothingElse() {
		byte[] sealed = this.seal.close(WORDS);
		assertThat(new Seal(new byte[32], "that").open(sealed)).isEmpty();
		assertThat(new Seal(new byte[] { 1 }, "this").open(sealed)).isEmpty();
		for (int at = 0; at < sealed.length; at++) {
			byte[] changed = sealed.clone();
			changed[at] ^= 1;
			assertThat(this.seal.open(changed)).isEmpty();
			byte[] cut = Arrays.copyOf(sealed, at);
			assertThat(this.seal.open(cut)).isEmpty();
		}
	}

}
