@NullMarked
package org.practicepress.embedded.store;

import org.jspecify.annotations.NullMarked;
