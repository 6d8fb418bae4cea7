/**
 * What the desk hears from intake: submissions as they come, change and go, and who
 * contributed them. Reads only the fields it needs and copes with any order of topics.
 */
@NullMarked
package org.practicepress.review.submission;

import org.jspecify.annotations.NullMarked;
