/** Tests of the shared pages, on a real server. */
@NullMarked
package org.practicepress.pages;

import org.jspecify.annotations.NullMarked;
