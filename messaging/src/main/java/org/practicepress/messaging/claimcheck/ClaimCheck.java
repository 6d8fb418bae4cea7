package org.practicepress.messaging.claimcheck;

/**
 * What an event says of a file.
 *
 * @param sha256 the content's SHA-256, 64 lower-case hexadecimal digits; its address
 * @param size in bytes
 * @param mediaType as the sender or a detector named it; not to be trusted
 * @param name the sender's file name without any path; not to be trusted
 * @see <a href=
 * "https://www.enterpriseintegrationpatterns.com/patterns/messaging/StoreInLibrary.html">Claim
 * check</a>
 */
public record ClaimCheck(String sha256, long size, String mediaType, String name) {
}
