/**
 * What an editor may correct in an answer without asking: what is small. Pure functions
 * of the form and the answers; knows neither pages nor the store.
 */
@NullMarked
package org.practicepress.review.correction;

import org.jspecify.annotations.NullMarked;
