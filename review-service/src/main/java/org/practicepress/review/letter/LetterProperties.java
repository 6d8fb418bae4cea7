package org.practicepress.review.letter;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What editors write to contributors.
 *
 * @param texts the whole path of a folder with texts to begin letters with, beside those
 * that come with the product or in their place
 */
@ConfigurationProperties("practice-press.review.letters")
record LetterProperties(@Nullable ReadyTexts texts) {
}
