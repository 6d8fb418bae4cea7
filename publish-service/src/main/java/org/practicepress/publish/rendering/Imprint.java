package org.practicepress.publish.rendering;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.Licence;
import org.practicepress.pages.Logo;

/**
 * Where a factsheet stands in the series.
 *
 * @param number its number; null on a draft
 * @param address its permanent address; null on a draft
 * @param publishedAt when it was published; null on a draft
 * @param changedAt when its content last changed
 * @param erasedAt when its contributor had all about themselves erased
 * @param publisher who publishes the series
 * @param licence under which licence
 * @param logo whose logo it bears
 */
public record Imprint(@Nullable Integer number, @Nullable String address, @Nullable Instant publishedAt,
		Instant changedAt, @Nullable Instant erasedAt, String publisher, Licence licence, Logo logo) {
}
