/**
 * What changed between two forms of a submission, word by word. Pure functions of the
 * forms, bounded whatever strangers have written; knows neither pages nor the store.
 */
@NullMarked
package org.practicepress.review.comparison;

import org.jspecify.annotations.NullMarked;
