package org.practicepress.reader.richtext;

import com.rtfparserkit.parser.standard.StandardRtfParser;
import com.rtfparserkit.rtf.Command;
import com.rtfparserkit.rtf.CommandType;

/**
 * Tells what rich text consists of, as the library does, but for two things. The library
 * keeps quiet about commands it does not know, so that nobody could tell an ignorable
 * destination which it does not know from the document's own text; and it puts signs
 * written one by one together so that ten times as many cost a hundred times as much.
 */
final class RichTextEvents extends StandardRtfParser {

	/** So many commands are enough to put together. */
	private static final int LONGEST_RUN = 200;

	/** Means nothing to anybody, and so only ends what is being put together. */
	private static final Command PAUSE = Command.viewkind;

	/** Means nothing to the reader, and so is skipped with all its group. */
	private static final Command UNKNOWN = Command.comment;

	private boolean ignorable;

	private int run;

	/**
	 * In an ignorable destination that the library knows, its name comes next. Anything
	 * else stands behind a name that it does not know.
	 */
	@Override
	public void processCommand(Command command, int parameter, boolean hasParameter, boolean optional) {
		if (this.ignorable && command.getCommandType() != CommandType.Destination) {
			super.processCommand(UNKNOWN, 0, false, false);
		}
		else if (!this.ignorable && ++this.run % LONGEST_RUN == 0) {
			super.processCommand(PAUSE, 0, false, false);
		}
		this.ignorable = command == Command.optionalcommand;
		super.processCommand(command, parameter, hasParameter, optional);
	}

	@Override
	public void processGroupStart() {
		this.ignorable = false;
		super.processGroupStart();
	}

	@Override
	public void processGroupEnd() {
		this.ignorable = false;
		super.processGroupEnd();
	}

	@Override
	public void processCharacterBytes(byte[] bytes) {
		this.ignorable &= bytes.length == 0;
		super.processCharacterBytes(bytes);
	}

}
