package org.practicepress.publish.rendering;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.text.BreakIterator;
import java.time.Duration;
import java.util.Locale;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;

/**
 * Until when something must be set. The work is ended from within, on its own thread:
 * whatever a setter does for each word, line or piece of output asks {@link #check()}.
 */
final class Deadline {

	private final long at;

	private Deadline(long at) {
		this.at = at;
	}

	static Deadline in(Duration time) {
		return new Deadline(System.nanoTime() + time.toNanos());
	}

	/** Ends the work when it is overdue. */
	void check() {
		if (System.nanoTime() - this.at > 0) {
			throw new Overdue("It takes too long to set");
		}
	}

	/** Breaks lines as the setter would, in time. */
	FSTextBreaker lines() {
		return within(new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(Locale.ROOT)));
	}

	/** Breaks words that no line can hold as the setter would, in time. */
	FSTextBreaker letters() {
		BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
		return within(new FSTextBreaker() {

			@Override
			public int next() {
				return letters.next();
			}

			@Override
			public void setText(String text) {
				letters.setText(text);
			}

		});
	}

	private FSTextBreaker within(FSTextBreaker breaker) {
		return new FSTextBreaker() {

			@Override
			public int next() {
				check();
				return breaker.next();
			}

			@Override
			public void setText(String text) {
				check();
				breaker.setText(text);
			}

		};
	}

	/** Writes in time. */
	OutputStream within(OutputStream out) {
		return new FilterOutputStream(out) {

			@Override
			public void write(byte[] bytes, int offset, int length) throws IOException {
				check();
				this.out.write(bytes, offset, length);
			}

		};
	}

}
