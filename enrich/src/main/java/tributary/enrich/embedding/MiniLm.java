package tributary.enrich.embedding;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// Sentence-BERT's all-MiniLM-L6-v2, quantised (Reimers and Gurevych 2019; Wang et al. 2020), from
/// the jar and in this process: 384 values, good at English above all. One text an inference, so
/// that a result never depends on what else was asked for at the time.
///
/// An inference stays on the thread that asks for it: with the runtime's own pool, whose threads
/// spin while they wait, two stream threads on two cores do half as much (docs/quality.md). One
/// model serves the whole process, with some 100 MB outside the heap, until it ends.
public final class MiniLm implements Embedder {
  /// What [#model] says; known without loading it.
  public static final String MODEL = "all-MiniLM-L6-v2-q/" + Excerpt.VERSION;

  /// The tokenizer library's own name; without it, it unpacks into the user's home.
  private static final String CACHE = "ENGINE_CACHE_DIR";

  private final Model model;

  private MiniLm(Model model) {
    this.model = model;
  }

  /// Loads it, if it is not loaded yet.
  ///
  /// @param folder where the tokenizer's native code is unpacked, unless the process was started
  ///   with an ENGINE_CACHE_DIR of its own; may be lost while it does not run
  /// @throws IllegalStateException where the native code does not run, saying why
  public static void load(Path folder) {
    if (System.getenv(CACHE) == null && System.getProperty(CACHE) == null) {
      System.setProperty(CACHE, folder.toString());
    }
    try {
      shared();
    } catch (LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(
          "the embedding model does not run on this machine (%s): set enrich.embedding to off"
              .formatted(cause.getMessage()),
          e);
    }
  }

  /// The one of this process, loaded at the first call: about a second.
  public static MiniLm shared() {
    return Loaded.MINI_LM;
  }

  @Override
  public String model() {
    return MODEL;
  }

  @Override
  public Embedding embed(String text) {
    String excerpt = Excerpt.of(text);
    return excerpt.isEmpty()
        ? Embedding.NONE
        : Embedding.of(model.embed(excerpt).content().vector());
  }

  private static final class Loaded {
    static final MiniLm MINI_LM = new MiniLm(new Model(encoder()));

    private static OnnxBertBiEncoder encoder() {
      // The tokenizer's library reports usage to its makers and looks for parts on the web, unless
      // told not to.
      System.setProperty("OPT_OUT_TRACKING", "true");
      System.setProperty("ai.djl.offline", "true");
      try (InputStream model = part("/all-minilm-l6-v2-q.onnx");
          InputStream tokenizer = part("/all-minilm-l6-v2-q-tokenizer.json")) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession session = environment.createSession(model.readAllBytes(), onTheCallersThread());
        return new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.MEAN);
      } catch (IOException e) {
        throw new UncheckedIOException("the jar's embedding model cannot be read", e);
      } catch (OrtException e) {
        throw new IllegalStateException("the embedding model does not load: " + e.getMessage(), e);
      }
    }

    private static OrtSession.SessionOptions onTheCallersThread() throws OrtException {
      OrtSession.SessionOptions options = new OrtSession.SessionOptions();
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      return options;
    }

    private static InputStream part(String name) {
      InputStream part = AllMiniLmL6V2QuantizedEmbeddingModel.class.getResourceAsStream(name);
      if (part == null) {
        throw new IllegalStateException("the jar lacks a part of the embedding model: " + name);
      }
      return part;
    }
  }

  /// The library's way in: its encoder alone cannot be asked.
  private static final class Model extends AbstractInProcessEmbeddingModel {
    private final OnnxBertBiEncoder encoder;

    Model(OnnxBertBiEncoder encoder) {
      super(Runnable::run);
      this.encoder = encoder;
    }

    @Override
    protected OnnxBertBiEncoder model() {
      return encoder;
    }
  }
}
