/**
 * The parts and the services of one site, started in order and stopped in reverse.
 */
@NullMarked
package org.practicepress.standalone.site;

import org.jspecify.annotations.NullMarked;
