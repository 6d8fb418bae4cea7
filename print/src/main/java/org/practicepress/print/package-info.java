/**
 * Sets pages as tagged PDF, with fonts for every language of the form and Arabic as it is
 * written. Knows nothing of what the pages say.
 */
@NullMarked
package org.practicepress.print;

import org.jspecify.annotations.NullMarked;
