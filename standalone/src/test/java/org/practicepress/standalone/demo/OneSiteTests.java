package org.practicepress.standalone.demo;

import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.practicepress.standalone.site.Site;

/**
 * Tests that only send something to a site, at one and the same. They are one class,
 * because Surefire deals classes out to several Java machines, and each class is a run of
 * its own there: with a site of its own, whose start takes more processor time than what
 * most of them do there.
 */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class OneSiteTests {

	@Nested
	@Order(1)
	class RawRequests extends RawRequestsTests {

		RawRequests(Site site) {
			super(site);
		}

	}

	@Nested
	@Order(2)
	class BadInput extends BadInputTests {

		BadInput(Site site) {
			super(site);
		}

	}

	/** Last: what it leaves are dead letters. */
	@Nested
	@Order(3)
	class CraftedRecords extends CraftedRecordsTests {

		CraftedRecords(Site site) {
			super(site);
		}

	}

}
