package org.practicepress.review.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.lucene.store.LockObtainFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IndexTests {

	private static final Instant SEEN = Instant.parse("2026-11-19T08:00:00Z");

	@TempDir
	Path folder;

	@Test
	void isAsItWasWhenItIsOpenedAgain() throws IOException {
		filled().close();
		try (Index again = Index.open(this.folder)) {
			assertThat(again.seen()).isEqualTo(SEEN);
			assertThat(total(again)).isEqualTo(1);
		}
	}

	@Test
	void whatWasNotMadeDurableIsReadAgain() throws IOException {
		Index index = filled();
		Some.titled("Later").putInto(index);
		index.close();
		try (Index again = Index.open(this.folder)) {
			assertThat(again.seen()).isEqualTo(SEEN);
			assertThat(total(again)).isEqualTo(1);
		}
	}

	@Test
	void damagedIsMadeAnew() throws IOException {
		filled().close();
		try (Stream<Path> files = Files.list(this.folder)) {
			for (Path file : (Iterable<Path>) files::iterator) {
				Files.write(file, "not an index".getBytes(StandardCharsets.UTF_8));
			}
		}
		assertAnew();
	}

	@Test
	void cutOffIsMadeAnew() throws IOException {
		filled().close();
		try (Stream<Path> files = Files.list(this.folder)) {
			for (Path file : (Iterable<Path>) files.filter((one) -> one.toString().endsWith(".cfs"))::iterator) {
				Files.write(file, new byte[0]);
			}
		}
		assertAnew();
	}

	@Test
	void nobodyElseMayUseItsFolder() throws IOException {
		try (Index index = filled()) {
			assertThatExceptionOfType(LockObtainFailedException.class).isThrownBy(() -> Index.open(this.folder));
			assertThat(total(index)).isEqualTo(1);
		}
	}

	@Test
	void erasedLeavesNothingOnTheDisk() throws IOException {
		try (Index index = filled()) {
			Some one = Some.titled("Zyxwvutsrq").saying("Qrstuvwxyz", "en");
			one.putInto(index);
			index.commit(SEEN);
			assertThat(total(index)).isEqualTo(2);
			assertThat(onDisk("zyxwvutsrq")).isTrue();
			index.remove(one.id());
			index.purge(SEEN);
			assertThat(onDisk("zyxwvutsrq")).isFalse();
			assertThat(onDisk("qrstuvwxyz")).isFalse();
			assertThat(onDisk(one.id())).isFalse();
			assertThat(total(index)).isEqualTo(1);
		}
	}

	private void assertAnew() throws IOException {
		try (Index again = Index.open(this.folder)) {
			assertThat(again.seen()).isEqualTo(Instant.EPOCH);
			assertThat(total(again)).isZero();
		}
	}

	private Index filled() throws IOException {
		Index index = Index.open(this.folder);
		Some.titled("Loans").putInto(index);
		index.commit(SEEN);
		return index;
	}

	private boolean onDisk(String text) throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			for (Path file : (Iterable<Path>) files::iterator) {
				if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
					return true;
				}
			}
		}
		return false;
	}

	private static long total(Index index) {
		return index.find(new Asked(View.ALL, "", Map.of(), Order.OLDEST, 1, 25, "ana", Some.USUAL, Some.NOW)).total();
	}

}
