package org.practicepress.review.search;

/**
 * The index cannot be read or written any more.
 */
final class IndexBroken extends RuntimeException {

	private static final long serialVersionUID = 1L;

	IndexBroken(Throwable cause) {
		super(cause);
	}

}
