package org.practicepress.notification.conversation;

/**
 * A submission that another may be the same as.
 *
 * @param submissionId its id
 * @param published whether everybody could read it; otherwise it came from the same
 * address
 */
public record Alike(String submissionId, boolean published) {
}
