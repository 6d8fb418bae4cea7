package org.practicepress.embedded.classpath;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/**
 * Lets the applications of a shared class path read its class files once for all of them:
 * each looks for its configuration in the same libraries, most of them at the same time.
 */
final class SharedClassFiles implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	/** Where Spring Boot looks for it, and puts one for each application otherwise. */
	private static final String BEAN = "org.springframework.boot.autoconfigure.internalCachingMetadataReaderFactory";

	private static final Map<Resource, MetadataReader> FILES = new ConcurrentHashMap<>();

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		((BeanDefinitionRegistry) context.getBeanFactory()).registerBeanDefinition(BEAN,
				BeanDefinitionBuilder.rootBeanDefinition(MetadataReaderFactory.class, ReadOnce::new)
					.getBeanDefinition());
	}

	/** What has been read and not been forgotten. */
	static Map<Resource, MetadataReader> read() {
		return FILES;
	}

	static void forget() {
		FILES.clear();
	}

	/**
	 * Reads by ASM: until the JVM has compiled it, its own interface to class files takes
	 * longer.
	 */
	private static final class ReadOnce extends SimpleMetadataReaderFactory {

		private ReadOnce() {
			super(SharedClassFiles.class.getClassLoader());
		}

		@Override
		public MetadataReader getMetadataReader(Resource file) throws IOException {
			MetadataReader before = FILES.get(file);
			if (before != null) {
				return before;
			}
			MetadataReader reader = super.getMetadataReader(file);
			FILES.put(file, reader);
			return reader;
		}

	}

}
