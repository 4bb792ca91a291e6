package tributary.publish.model;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks a model, within what an edition may cost. Whatever LangChain4j can reach can be asked: a
/// further provider is its artifact, and a model built on [BoundedClient#builder].
final class Chat {
  /// The most tokens of an answer.
  static final int ANSWER = 2000;

  /// How often the same is asked where the endpoint only wants to be asked later.
  private static final int ATTEMPTS = 3;

  private static final int SEED = 1;

  private final ChatModel model;
  private final Allowance allowance;

  Chat(ChatModel model, Allowance allowance) {
    this.model = model;
    this.allowance = allowance;
  }

  /// OpenAI's protocol.
  static ChatModel openAi(Endpoint endpoint, Optional<String> key, BoundedClient client) {
    OpenAiChatModel.OpenAiChatModelBuilder model =
        OpenAiChatModel.builder()
            .httpClientBuilder(client.builder())
            .baseUrl(endpoint.url().toString())
            .modelName(endpoint.model())
            .temperature(0.0)
            .seed(SEED)
            .maxTokens(ANSWER)
            .strictJsonSchema(true)
            .maxRetries(0)
            .logRequests(false)
            .logResponses(false);
    key.ifPresent(model::apiKey);
    return model.build();
  }

  /// The answer, as it came; whoever asks reads it.
  ///
  /// @throws NoAnswer if there is none, or the allowance is used up
  String ask(Question question, List<Part> parts) {
    ChatRequest request = request(question, parts);
    for (int attempt = 1; ; attempt++) {
      allowance.take(question.tokens() + ANSWER);
      try {
        return text(model.chat(request), question);
      } catch (RuntimeException e) {
        NoAnswer why = NoAnswer.behind(e);
        if (attempt == ATTEMPTS || why.after().isEmpty()) {
          throw why;
        }
        if (!allowance.pause(why.after().get())) {
          throw NoAnswer.hopeless(why.clause() + " and asks to be left alone past the deadline");
        }
      }
    }
  }

  private static ChatRequest request(Question question, List<Part> parts) {
    return ChatRequest.builder()
        .messages(SystemMessage.from(question.system()), UserMessage.from(question.user()))
        .responseFormat(
            ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(Answer.schema(parts))
                .build())
        .build();
  }

  private String text(ChatResponse response, Question question) {
    String text = response.aiMessage() == null ? null : response.aiMessage().text();
    allowance.spend(used(response.tokenUsage(), question, text));
    if (response.finishReason() == FinishReason.LENGTH) {
      throw NoAnswer.because("its answer was cut after " + ANSWER + " tokens");
    }
    if (text == null || text.isBlank()) {
      throw NoAnswer.because("its answer is empty");
    }
    return text;
  }

  /// What the endpoint says it was, if that can be; else an estimate.
  private static long used(@Nullable TokenUsage usage, Question question, @Nullable String text) {
    Integer told = usage == null ? null : usage.totalTokenCount();
    return told != null && told > 0
        ? told
        : question.tokens() + (text == null ? 0 : Question.bytes(text) / 3);
  }
}
