package org.practicepress.notification.conversation;

import java.util.List;

/**
 * What is told of what a submission may be the same as.
 *
 * @param reference its short public code
 * @param contributorId whom to ask
 * @param before what was told of before, and still holds
 * @param now what was not told of before
 */
public record Likened(String reference, String contributorId, List<Alike> before, List<Alike> now) {
}
