package org.practicepress.standalone.demo;

import java.io.PrintStream;

import org.practicepress.standalone.site.Site;

public final class Demo {

	private Demo() {
	}

	public static boolean play(Site site, PrintStream out) {
		return true;
	}

}
