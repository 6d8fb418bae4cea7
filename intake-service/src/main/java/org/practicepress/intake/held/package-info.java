/**
 * Mails that claim to come from a contributor and may be forged. They change nothing
 * until the contributor has said that they are theirs; none of them is ever refused.
 */
@NullMarked
package org.practicepress.intake.held;

import org.jspecify.annotations.NullMarked;
