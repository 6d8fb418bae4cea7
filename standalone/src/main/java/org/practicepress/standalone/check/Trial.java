package org.practicepress.standalone.check;

import java.util.List;
import java.util.concurrent.Callable;

/**
 * One thing to be tried.
 *
 * @param what the thing, in a word or two
 * @param trying finds out about it
 */
record Trial(String what, Callable<List<Finding>> trying) {

	static Trial one(String what, Callable<Finding> trying) {
		return new Trial(what, () -> List.of(trying.call()));
	}

}
