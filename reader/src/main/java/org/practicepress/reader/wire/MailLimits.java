package org.practicepress.reader.wire;

/**
 * What is taken out of a mail.
 *
 * @param ownAddress our address: where it stands in a text, what is quoted begins; empty
 * when there is none
 * @param maxFiles how many files are taken
 * @param maxFileSize how large a file may be, in bytes
 */
public record MailLimits(String ownAddress, int maxFiles, long maxFileSize) {

}
