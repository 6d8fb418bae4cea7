@NullMarked
package org.practicepress.pages.access;

import org.jspecify.annotations.NullMarked;
