package org.practicepress.embedded.classpath;

import java.util.Map;

import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Lets the applications of a shared class path read its class files once for all of them:
 * each looks for its configuration in the same libraries, most of them at the same time.
 */
final class SharedClassFiles implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	/** Where Spring Boot looks for it, and puts one for each application otherwise. */
	static final String BEAN = "org.springframework.boot.autoconfigure.internalCachingMetadataReaderFactory";

	private static final DefaultResourceLoader files = new DefaultResourceLoader(
			SharedClassFiles.class.getClassLoader());

	private static final MetadataReaderFactory reader = new CachingMetadataReaderFactory(files);

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		((BeanDefinitionRegistry) context.getBeanFactory()).registerBeanDefinition(BEAN,
				BeanDefinitionBuilder.rootBeanDefinition(MetadataReaderFactory.class, () -> reader)
					.getBeanDefinition());
	}

	/** What has been read and not been forgotten. */
	static Map<Resource, MetadataReader> read() {
		return files.getResourceCache(MetadataReader.class);
	}

	static void forget() {
		files.clearResourceCaches();
	}

}
