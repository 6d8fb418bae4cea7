/**
 * What contributors may ask for of their own: to take away all that is kept of them, and
 * to have it erased. Whoever holds the private link may look; whoever reads the mail at
 * the contributor's address may erase.
 */
@NullMarked
package org.practicepress.intake.owndata;

import org.jspecify.annotations.NullMarked;
