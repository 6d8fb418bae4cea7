/**
 * Whether letters reach a contributor, as editors should know, and where they do when an
 * editor knows better. Decides nothing about a submission.
 */
@NullMarked
package org.practicepress.review.contact;

import org.jspecify.annotations.NullMarked;
