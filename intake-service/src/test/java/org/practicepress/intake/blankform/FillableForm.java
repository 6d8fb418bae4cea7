package org.practicepress.intake.blankform;

import java.time.YearMonth;

/**
 * A blank form that can be filled in, whatever its format.
 */
public interface FillableForm {

	/**
	 * Types a text.
	 * @param key the field's key
	 * @param text the answer; each line is a paragraph, one that begins with {@code "- "}
	 * or {@code "1. "} an item of a list
	 * @return this form
	 */
	FillableForm type(String key, String text);

	/**
	 * Chooses from a list.
	 * @param key the field's key
	 * @param code the choice's code
	 * @return this form
	 */
	FillableForm choose(String key, String code);

	/**
	 * Ticks boxes.
	 * @param key the field's key
	 * @param codes the choices' codes
	 * @return this form
	 */
	FillableForm tick(String key, String... codes);

	/**
	 * Picks a month.
	 * @param key the field's key
	 * @param month the month
	 * @return this form
	 */
	FillableForm pick(String key, YearMonth month);

	/**
	 * Inserts a photo with its caption below.
	 * @param key the key of the field for photos
	 * @param jpeg the photo
	 * @param caption its caption and credit
	 * @return this form
	 */
	FillableForm photo(String key, byte[] jpeg, String caption);

	/**
	 * The filled-in form.
	 * @return the file's bytes
	 */
	byte[] toBytes();

}
