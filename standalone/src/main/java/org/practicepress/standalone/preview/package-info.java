/**
 * Shows what mails look like, without a site.
 */
@NullMarked
package org.practicepress.standalone.preview;

import org.jspecify.annotations.NullMarked;
