package org.practicepress.publish.factsheet;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * A photo that came with the practice.
 *
 * @param file the file as the contributor sent it
 * @param caption what is to be seen
 * @param credit who took it
 * @param leftOut whether the publisher chose not to show it
 */
public record Photo(ClaimCheck file, @JsonSetter(nulls = Nulls.SET) @Nullable String caption,
		@JsonSetter(nulls = Nulls.SET) @Nullable String credit, boolean leftOut) {

	public Photo {
		Objects.requireNonNull(file, "A photo has a file");
		caption = CleanText.orNull(caption);
		credit = CleanText.orNull(credit);
	}

}
