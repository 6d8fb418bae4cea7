/**
 * What people and their programs do to a site, over HTTP, SMTP and IMAP alone: any commit
 * can be loaded with it.
 */
@NullMarked
package org.practicepress.benchmarks.load;

import org.jspecify.annotations.NullMarked;
