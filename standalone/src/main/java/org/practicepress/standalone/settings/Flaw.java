package org.practicepress.standalone.settings;

/**
 * Something in the settings that whoever wrote them should know.
 *
 * @param line the line of the file, or 0 when it is about no line
 * @param sentence what is wrong and what to do, for people
 */
public record Flaw(int line, String sentence) {

	static Flaw ofFile(String sentence) {
		return new Flaw(0, sentence);
	}

	@Override
	public String toString() {
		return (this.line > 0) ? "line " + this.line + ": " + this.sentence : this.sentence;
	}

}
