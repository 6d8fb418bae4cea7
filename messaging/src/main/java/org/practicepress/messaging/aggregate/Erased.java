package org.practicepress.messaging.aggregate;

/**
 * There was an aggregate of this identity. It was erased, and nothing is made in its
 * place.
 */
public final class Erased extends RuntimeException {

	private static final long serialVersionUID = 1L;

	Erased(String id) {
		super(id + " is erased");
	}

}
