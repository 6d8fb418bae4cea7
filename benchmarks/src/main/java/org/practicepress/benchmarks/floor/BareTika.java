package org.practicepress.benchmarks.floor;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.ToXMLContentHandler;
import org.practicepress.benchmarks.load.Practice;

/** Tika in a loop over the form, in this process. */
final class BareTika {

	private BareTika() {
	}

	static void measure(int times) throws Exception {
		AutoDetectParser parser = new AutoDetectParser();
		byte[] form = Practice.by("somebody@practice.example");
		Floor.Work reading = (time) -> {
			try (InputStream in = new ByteArrayInputStream(form)) {
				parser.parse(in, new ToXMLContentHandler(), new Metadata(), new ParseContext());
			}
		};
		// as warm as a site after its first submissions
		var unused = Floor.middleMillis(times, reading);
		double before = Floor.processorMillis();
		Floor.say("millis", Floor.middleMillis(times, reading));
		Floor.say("processor", (Floor.processorMillis() - before) / times);
		Floor.say("a-second", Floor.aSecond(times, reading));
	}

}
