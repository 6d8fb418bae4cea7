package org.practicepress.messaging.oauth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, up to a length: who sends more is not listened to any longer.
 */
final class Bounded implements BodySubscriber<byte[]> {

	private final int most;

	private final ByteArrayOutputStream body = new ByteArrayOutputStream();

	private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

	private @Nullable Subscription subscription;

	Bounded(int most) {
		this.most = most;
	}

	@Override
	public CompletionStage<byte[]> getBody() {
		return this.whole;
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		this.subscription = subscription;
		subscription.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(List<ByteBuffer> parts) {
		for (ByteBuffer part : parts) {
			if (part.remaining() > this.most - this.body.size()) {
				if (this.subscription != null) {
					this.subscription.cancel();
				}
				this.whole.completeExceptionally(new IOException("the answer is longer than " + this.most + " bytes"));
				return;
			}
			byte[] bytes = new byte[part.remaining()];
			part.get(bytes);
			this.body.writeBytes(bytes);
		}
	}

	@Override
	public void onError(Throwable failure) {
		this.whole.completeExceptionally(failure);
	}

	@Override
	public void onComplete() {
		this.whole.complete(this.body.toByteArray());
	}

}
