use super::*;
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};

const PATIENCE: Patience =
    Patience { head: Duration::from_secs(5), quiet: Duration::from_secs(60), answer: Duration::from_secs(30) };

fn pair() -> (DuplexStream, Patient<DuplexStream>) {
    let (client, server) = duplex(8);
    (client, Patient::new(server, PATIENCE))
}

/// How long the server goes on reading from a client that says nothing more.
async fn gives_up_after(server: &mut Patient<DuplexStream>) -> u64 {
    let began = Instant::now();
    let mut bytes = [0; 8];
    loop {
        match server.read(&mut bytes).await {
            Ok(0) => return began.elapsed().as_secs(),
            Ok(_) => {}
            Err(error) => {
                assert_eq!(error.kind(), io::ErrorKind::TimedOut);
                return began.elapsed().as_secs();
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_head_must_end_whichever_request_it_is() {
    let (mut client, mut server) = pair();
    client.write_all(b"GET").await.expect("room");
    assert_eq!(gives_up_after(&mut server).await, 5, "the first head");
    let (mut client, mut server) = pair();
    client.write_all(b"whole").await.expect("room");
    assert_eq!(server.read(&mut [0; 8]).await.expect("bytes"), 5);
    server.progress().arrived();
    tokio::time::sleep(Duration::from_secs(100)).await;
    server.write_all(b"answer").await.expect("room");
    assert_eq!(client.read(&mut [0; 8]).await.expect("an answer"), 6);
    client.write_all(b"GE").await.expect("room");
    assert_eq!(gives_up_after(&mut server).await, 5, "a later head");
}

#[tokio::test(start_paused = true)]
async fn a_quiet_connection_ends_and_one_at_work_does_not() {
    let (_client, mut server) = pair();
    assert_eq!(gives_up_after(&mut server).await, 60);
    let (_client, mut server) = pair();
    server.progress().arrived();
    let read = tokio::time::timeout(Duration::from_secs(1_000), server.read(&mut [0; 8])).await;
    assert!(read.is_err(), "it waits for as long as the work takes");
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_not_taken_ends_the_connection() {
    let (mut client, mut server) = pair();
    server.progress().arrived();
    let began = Instant::now();
    let reading = async {
        for _ in 0..3 {
            tokio::time::sleep(Duration::from_secs(20)).await;
            assert_eq!(client.read(&mut [0; 1]).await.expect("an answer"), 1);
        }
    };
    let writing = async { server.write_all(&[0; 1_000]).await };
    let (wrote, ()) = tokio::join!(writing, reading);
    assert_eq!(wrote.expect_err("nobody reads").kind(), io::ErrorKind::TimedOut);
    assert_eq!(began.elapsed().as_secs(), 90, "slow reading is progress, none for half a minute is not");
}

fn told(unread: u64) -> Wait {
    let unread_until = Some((Instant::now() + Duration::from_secs(unread)).into_std());
    Wait { seconds: 9, unread_until, returns: unread_until, rude: false }
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_was_turned_away_is_not_read_for_a_while() {
    for (asks_after, read_after, early) in [(0, 4, true), (3, 4, true), (5, 5, false)] {
        let (mut client, mut server) = pair();
        server.progress().arrived();
        server.progress().turned_away(&told(4));
        server.write_all(b"no").await.expect("room");
        let began = Instant::now();
        let asking = async {
            tokio::time::sleep(Duration::from_secs(asks_after)).await;
            client.write_all(b"again").await.expect("room");
        };
        let mut bytes = [0; 8];
        let (read, ()) = tokio::join!(server.read(&mut bytes), asking);
        assert_eq!((read.expect("bytes"), began.elapsed().as_secs()), (5, read_after), "after {asks_after} s");
        let asker = server.progress().asker();
        assert_eq!((asker.early, asker.returns.is_some()), (early, true), "after {asks_after} s");
        assert!(!server.progress().asker().early, "that was of one request");
        server.progress().answered(true);
        assert_eq!(server.progress().asker(), Asker { served: true, ..Asker::default() });
    }
}
