package org.practicepress.review.search;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How submissions are made searchable.
 *
 * @param folder where this instance keeps its index; no other may use it. Without one it
 * is kept among the temporary files and made anew at each start.
 * @param lookEvery how often it is looked for what other instances have changed
 * @param commitEvery how often the index is made durable; a crash costs reading again
 * what was changed since
 */
@ConfigurationProperties("practice-press.review.search")
record QueueIndexProperties(@Nullable Path folder, @DefaultValue("2s") Duration lookEvery,
		@DefaultValue("1m") Duration commitEvery) {
}
