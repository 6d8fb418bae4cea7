@NullMarked
package org.practicepress.embedded.identity;

import org.jspecify.annotations.NullMarked;
