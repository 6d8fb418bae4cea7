@NullMarked
package org.practicepress.standalone.demo;

import org.jspecify.annotations.NullMarked;
