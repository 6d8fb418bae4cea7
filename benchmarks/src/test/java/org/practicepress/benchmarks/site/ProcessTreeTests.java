package org.practicepress.benchmarks.site;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessTreeTests {

	@Test
	void addsTheTimesOfAProcessAndOfItsEndedChildren() {
		String stat = "7 (a) name (b) S 1 7 7 0 -1 4194560 100 200 0 0 11 22 300 4000 20 0 1 0 5 6 7";
		assertThat(ProcessTree.ticks(stat)).isEqualTo(11 + 22 + 300 + 4000);
		assertThat(ProcessTree.ticks("")).isZero();
	}

	@Test
	void findsTheResidentMemory() {
		assertThat(ProcessTree.resident("Name:\tjava\nVmHWM:\t  900 kB\nVmRSS:\t  12 kB\nThreads:\t1\n"))
			.isEqualTo(12 * 1024);
		// a process that has ended and was not waited for has none
		assertThat(ProcessTree.resident("Name:\tjava\nState:\tZ (zombie)\n")).isZero();
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void seesThisProcess() {
		ProcessTree here = new ProcessTree(ProcessHandle.current());
		assertThat(here.processorSeconds()).isPositive();
		assertThat(here.residentBytes()).isGreaterThan(1024 * 1024);
	}

}
