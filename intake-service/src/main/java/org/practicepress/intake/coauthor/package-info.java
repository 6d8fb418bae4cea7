/**
 * Who may write for a submission beside its contributor. They must have said so
 * themselves, at the address they write from.
 */
@NullMarked
package org.practicepress.intake.coauthor;

import org.jspecify.annotations.NullMarked;
