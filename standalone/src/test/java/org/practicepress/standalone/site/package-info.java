@NullMarked
package org.practicepress.standalone.site;

import org.jspecify.annotations.NullMarked;
